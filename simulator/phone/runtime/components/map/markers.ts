import { browserLength } from '../length';
import type { Marker, Note } from './overlays';
import type { Camera, Pixel } from './projection';

/** Px between a marker's picture and its callout. */
const CALLOUT_GAP = 4;

/** What is done when a marker, its callout or its label is tapped. */
export type MarkerTapped = (marker: Marker, part: 'marker' | 'callout' | 'label') => void;

/** Draws one marker with the texts that belong to it. `address`: its picture for the browser; `isOpen`: it was tapped. */
export function drawMarker(
  marker: Marker,
  camera: Camera,
  address: string,
  isOpen: boolean,
  tapped: MarkerTapped,
): HTMLElement[] {
  const at = camera.toPixel(marker);
  const picture = drawPicture(marker, at, address);
  picture.addEventListener('click', () => tapped(marker, 'marker'));
  const callout = calloutOf(marker, isOpen);
  const [shift, label] = [anchorShift(marker), marker.label];
  return [
    picture,
    ...(label?.content ? [drawNote(label, at, 'label', () => tapped(marker, 'label'))] : []),
    ...(callout
      ? [drawCallout(callout, { x: at.x, y: at.y - shift - CALLOUT_GAP }, () => tapped(marker, 'callout'))]
      : []),
  ];
}

function drawPicture(marker: Marker, { x, y }: Pixel, address: string): HTMLElement {
  const picture = document.createElement('img');
  picture.src = address;
  picture.alt = marker.ariaLabel ?? marker.title ?? '';
  const box = document.createElement('div');
  box.className = 'wx-map-marker';
  if (marker.id !== undefined) box.dataset.marker = String(marker.id);
  const { x: anchorX = 0.5, y: anchorY = 1 } = marker.anchor ?? {};
  Object.assign(box.style, {
    left: `${x}px`,
    top: `${y}px`,
    width: marker.width === undefined ? '' : browserLength(marker.width, 0),
    height: marker.height === undefined ? '' : browserLength(marker.height, 0),
    opacity: String(marker.alpha ?? 1),
    zIndex: String(marker.zIndex ?? 0),
    transform: `translate(${-100 * anchorX}%, ${-100 * anchorY}%)`,
    transformOrigin: `${100 * anchorX}% ${100 * anchorY}%`,
    rotate: `${marker.rotate ?? 0}deg`,
  });
  box.append(picture);
  return box;
}

/** How far (px) the picture reaches above the marked place, as far as that is said. */
function anchorShift({ height, anchor }: Marker): number {
  return typeof height === 'number' ? height * (anchor?.y ?? 1) : 0;
}

/** A callout shows always or once its marker was tapped; a title is a callout of the second kind. */
function calloutOf({ callout, title }: Marker, isOpen: boolean): Note | null {
  if (callout?.content) return callout.display === 'ALWAYS' || isOpen ? callout : null;
  return title && isOpen ? { content: title, bgColor: '#ffffff', padding: 6, borderRadius: 4 } : null;
}

function drawCallout(note: Note, at: Pixel, tapped: () => void): HTMLElement {
  const made = drawNote(note, at, 'callout', tapped);
  made.style.transform = 'translate(-50%, -100%)';
  return made;
}

function drawNote(note: Note, { x, y }: Pixel, kind: 'callout' | 'label', tapped: () => void): HTMLElement {
  const made = document.createElement('div');
  made.className = `wx-map-note wx-map-${kind}`;
  made.textContent = note.content ?? '';
  Object.assign(made.style, {
    left: `${x + (note.anchorX ?? 0)}px`,
    top: `${y + (note.anchorY ?? 0)}px`,
    color: note.color ?? '#000000',
    fontSize: note.fontSize === undefined ? '' : `${note.fontSize}px`,
    background: note.bgColor ?? '',
    borderRadius: `${note.borderRadius ?? 0}px`,
    border: note.borderWidth ? `${note.borderWidth}px solid ${note.borderColor ?? '#000000'}` : '',
    padding: `${note.padding ?? 0}px`,
    textAlign: note.textAlign ?? '',
  });
  made.addEventListener('click', tapped);
  return made;
}
