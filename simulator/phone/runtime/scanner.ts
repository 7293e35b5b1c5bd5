import jsQR from 'jsqr';
import { decode } from './apis/pictures';
import type { Frame } from './frames';
import { frameOf } from './frames';
import type { Neighbours } from './neighbours';
import { chooseComputerFiles } from './shell/file-chooser';
import { openScanSheet } from './shell/scan-sheet';

/** What a code says, as text and as it is written. */
export interface Code {
  text: string;
  bytes: Uint8Array;
}

export interface ScanOptions {
  /** Whether a picture of the album will do as well. */
  fromAlbum: boolean;
  /** Codes of other kinds are not seen. */
  accepts: (code: Code) => boolean;
}

/** How often (ms) the camera looks. */
const LOOK_EVERY_MS = 250;

/** The camera that looks for a code: on another phone of the desk, in the album, or on what a test holds before it. */
export class Scanner {
  readonly #layer: HTMLElement;
  readonly #neighbours: Neighbours;
  #held: string | null = null;

  constructor(layer: HTMLElement, neighbours: Neighbours) {
    this.#layer = layer;
    this.#neighbours = neighbours;
  }

  /** Holds a code with this text before the camera; the scan that goes on, or else the next one, sees it. */
  hold(text: string): void {
    this.#held = text;
  }

  /** Looks until a code is seen; resolves to null when the person gives up. */
  scan({ fromAlbum, accepts }: ScanOptions): Promise<Code | null> {
    return new Promise((resolve) => {
      let target: string | null = null;
      let isLooking = false;
      const finish = (code: Code | null) => {
        clearInterval(timer);
        // What was held before this scan and not taken is not for the next one.
        this.#held = null;
        endFinding();
        sheet.close();
        resolve(code);
      };
      const sheet = openScanSheet(this.#layer, {
        choose: (id) => (target = id),
        ...(fromAlbum ? { openAlbum: () => void fromFiles() } : {}),
        cancel: () => finish(null),
      });
      const see = (codes: Code[]) => {
        const code = codes.find(accepts);
        if (code) finish(code);
        return code !== undefined;
      };
      const fromFiles = async () => {
        if (!see(await codesOfAlbum())) sheet.say('未发现二维码');
      };
      const look = async () => {
        if (isLooking) return;
        isLooking = true;
        const isDone = see(this.#takeHeld()) || (target !== null && see(codesIn(await this.#lookAt(target))));
        if (!isDone) isLooking = false;
      };
      const endFinding = this.#neighbours.find((neighbour) => sheet.add(neighbour));
      const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    });
  }

  #lookAt(id: string): Promise<Frame[]> {
    return this.#neighbours.look(id);
  }

  #takeHeld(): Code[] {
    if (this.#held === null) return [];
    const text = this.#held;
    this.#held = null;
    return [{ text, bytes: new TextEncoder().encode(text) }];
  }
}

async function codesOfAlbum(): Promise<Code[]> {
  const files = await chooseComputerFiles('image/*', false);
  const frames = await Promise.all(files.map(async (file) => frameOf(await decode(file))));
  return codesIn(frames.flatMap((frame) => frame ?? []));
}

function codesIn(frames: Frame[]): Code[] {
  return frames.flatMap(({ data, width, height }) => {
    const found = jsQR(data, width, height);
    return found ? [{ text: found.data, bytes: Uint8Array.from(found.binaryData) }] : [];
  });
}
