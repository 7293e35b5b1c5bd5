import type { ScannedCode } from './outcomes';

/** Scans a code with the camera or from the album; null when the person left the scanner. */
export async function scan(): Promise<ScannedCode | null> {
  try {
    // Only mini program codes have a path; the typings promise one always.
    const code: { result: string; path?: string } = await wx.scanCode({ scanType: ['qrCode', 'wxCode'] });
    return { text: code.result, path: code.path ?? '' };
  } catch {
    return null;
  }
}
