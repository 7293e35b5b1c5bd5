import type { PhoneParts } from '../phone-parts';
import type { Code } from '../scanner';
import { WX_CODE, wxCodeTarget } from '../wx-code';
import { ApiError, asyncApis } from './define';

interface ScanOptions {
  onlyFromCamera?: boolean;
  scanType?: string[];
}

/** Reading codes. Bar codes can be asked for, but none is ever seen. */
export function scanApis({ scanner, entry }: PhoneParts): object {
  return asyncApis({
    scanCode: async (options: ScanOptions) => {
      const { onlyFromCamera = false, scanType = ['barCode', 'qrCode', 'wxCode'] } = options;
      const code = await scanner.scan({
        fromAlbum: !onlyFromCamera,
        accepts: ({ text }) => scanType.includes(text.startsWith(WX_CODE) ? 'wxCode' : 'qrCode'),
      });
      if (!code) throw new ApiError('cancel');
      return resultOf(code, entry.launch.path);
    },
  });
}

/** A mini program code tells its page, and no text. */
function resultOf({ text, bytes }: Code, home: string): object {
  const rawData = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  if (!text.startsWith(WX_CODE)) return { result: text, scanType: 'QR_CODE', charSet: 'utf-8', rawData };
  return { result: '', scanType: 'WX_CODE', charSet: 'utf-8', rawData, path: wxCodeTarget(text, home) };
}
