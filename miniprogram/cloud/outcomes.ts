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
