import type { IdSource } from '../ids';
import type { ContentSafety } from './content-safety';
import { wxError, type Subscriptions } from './subscriptions';
import type { OpenApiAnswer, OpenApiParameters } from './wire';

/** Codes of the gateway, from the SDK's own list. */
const NOT_FOUND = -604100;
const NO_PERMISSION = -604101;

/** What the open APIs work on. */
export interface OpenApis {
  subscriptions: Subscriptions;
  safety: ContentSafety;
  /** Makes ids of messages and checks. */
  ids: IdSource;
  /** The pages of the mini program. */
  pages: readonly string[];
}

type Api = (parameters: OpenApiParameters, apis: OpenApis) => Promise<object> | object;

const APIS: Record<string, Api> = {
  'subscribeMessage.send': (parameters, { subscriptions, ids }) =>
    subscriptions.send(parameters, ids.nextUuid()),
  'security.msgSecCheck': (parameters, { safety, ids }) => safety.checkText(parameters, ids.next()),
  'security.mediaCheckAsync': (parameters, { safety, ids }) => safety.checkMedia(parameters, ids.next()),
  'wxacode.getUnlimited': getUnlimited,
};

/**
 * Calls an open API of WeChat for a function.
 * @param allowed what `permissions.openapi` of the function's config.json lists
 */
export async function callOpenApi(
  name: string,
  parameters: OpenApiParameters,
  allowed: readonly string[],
  apis: OpenApis,
): Promise<OpenApiAnswer> {
  const api = Object.hasOwn(APIS, name) ? APIS[name] : undefined;
  if (!api) return { errorCode: NOT_FOUND };
  if (!allowed.includes(name)) return { errorCode: NO_PERMISSION };
  const answer = await api(parameters, apis);
  if (answer instanceof Uint8Array) return { type: 'image/png', body: answer };
  return { type: 'application/json', body: Buffer.from(JSON.stringify(answer)) };
}

/** A plain QR code instead of WeChat's round one; it says which page is to open with which scene. */
async function getUnlimited(
  { scene, page, check_path: checked }: OpenApiParameters,
  { pages }: OpenApis,
): Promise<object> {
  if (typeof scene !== 'string' || !/^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/.test(scene)) {
    return wxError(40169, 'invalid length for scene, or the data is not json string');
  }
  // WeChat looks for the page unless it is told not to.
  if (checked !== false && page !== undefined && page !== '' && !pages.some((known) => known === page))
    return wxError(41030, 'invalid page');
  const { toBuffer } = await import('qrcode');
  const target = new URLSearchParams({ scene, ...(typeof page === 'string' ? { page } : {}) });
  return toBuffer(`weixin://wxacode?${target.toString()}`, { type: 'png', width: 430 });
}
