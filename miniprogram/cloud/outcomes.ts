/** What asking the server or the device can come to; types only, so that views need neither. */

/** Why a call brought no data: the server's refusal, or the network's. */
export interface Failure {
  ok: false;
  /** Namespaced code; `NETWORK.*` leaves open whether the server acted. */
  code: string;
  /** A Chinese sentence for the person, saying what to do. */
  message: string;
  details: Record<string, unknown>;
  /** For support; empty if the server was not reached. */
  requestId: string;
}

export type Answer<T> = { ok: true; data: T } | Failure;

/** A fix in GCJ-02 degrees; accuracy in metres. */
export interface Fix {
  latitude: number;
  longitude: number;
  accuracy: number;
}

/**
 * Why there is no fix: the person refused, refused WeChat's privacy guideline, the phone's own location
 * is off, it was asked too often, or it failed for now.
 */
export type NoFix = 'denied' | 'privacy' | 'off' | 'tooOften' | 'failed';

export type LocationResult = { fix: Fix } | { noFix: NoFix };

/** What a person answered when asked for subscription messages of a template, or WeChat for them. */
export type SubscribeAnswer = 'accept' | 'reject' | 'ban' | 'filter';

/** What a scanned code says: a text, or the page and query of a mini program code. */
export interface ScannedCode {
  text: string;
  path: string;
}

/** What came of saving a picture into the album; `denied`: the person once refused, and can allow it in the settings. */
export type Saved = 'saved' | 'cancelled' | 'denied' | 'failed';

/** A file that was chosen out of a chat: its name, its size in bytes, and where it is on the phone. */
export interface ChosenFile {
  name: string;
  size: number;
  path: string;
}
