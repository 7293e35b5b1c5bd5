/**
 * What is known of a photo. `pending`: WeChat is looking at it · `pass` · `review`: for staff to look at ·
 * `risky`: found to be so, the file is gone · `unchecked`: WeChat was asked twice and never answered.
 */
export type PhotoState = 'pending' | 'pass' | 'review' | 'risky' | 'unchecked';

/** A photo that somebody uploaded, with what WeChat says of it. */
export interface Photo {
  /** Made of the file's id, so that a file is one photo. */
  _id: string;
  fileId: string;
  /** Who uploaded it, and by which account. */
  personId: string;
  openid: string;
  at: Date;
  state: PhotoState;
  /** How often WeChat was asked, and under which ids the answers will come. */
  asked: number;
  traceIds: string[];
  /** When the next step is due (asking, giving up, removing the file); null when there is none. */
  dueAt: Date | null;
}

/** WeChat is asked so often. */
export const MOST_ASKED = 2;

/** Who looks at a photo: who uploaded it, the teacher it is for, or anybody else who sees the thing it belongs to. */
export type Viewer = 'owner' | 'responsible' | 'other';

/** `checking` is shown as 核查中, `hidden` not at all. */
export type PhotoSight = 'shown' | 'checking' | 'hidden';

/**
 * What somebody gets to see of a photo.
 * @param withoutVerdict the school's choice for photos that WeChat gave no verdict on
 */
export function sightOf(state: PhotoState, viewer: Viewer, withoutVerdict: 'hide' | 'show'): PhotoSight {
  switch (state) {
    case 'pass':
      return 'shown';
    case 'risky':
      return 'hidden';
    case 'review':
      return viewer === 'other' ? 'hidden' : 'shown';
    case 'unchecked':
      return viewer === 'owner' || withoutVerdict === 'show' ? 'shown' : 'hidden';
    case 'pending':
      return { owner: 'shown', responsible: 'checking', other: 'hidden' }[viewer] as PhotoSight;
  }
}

/** The state after a verdict has come in; a late one still counts, and `risky` counts over everything. */
export function stateAfter(state: PhotoState, verdict: 'pass' | 'review' | 'risky'): PhotoState {
  return state === 'pending' || state === 'unchecked' || verdict === 'risky' ? verdict : state;
}
