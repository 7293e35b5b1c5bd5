import { textParameter, type AdminRequest } from './admin-request';
import { BinaryAnswer } from './binary-answer';
import type { AdminAnswer } from './database-actions';
import { invalidParameter } from './database/errors';
import { callOpenApi, type OpenApis } from './openapi/openapi';
import { decodeParameters, encodeAnswer, type OpenApiParameters } from './openapi/wire';

/**
 * Calls an open API: `cloud.openapi` in protobuf, the older `cloud.callOpenAPI` in JSON.
 * @param allowed what the function's config.json permits @throws {DatabaseError} for a malformed request
 */
export async function runWxAction(
  request: AdminRequest,
  allowed: readonly string[],
  apis: OpenApis,
): Promise<AdminAnswer | BinaryAnswer> {
  const name = textParameter(request, 'apiName');
  const { requestData } = request;
  if (request.action === 'wx.openApi') {
    if (!(requestData instanceof Uint8Array)) throw invalidParameter('requestData must be bytes');
    return new BinaryAnswer(
      encodeAnswer(await callOpenApi(name, decodeParameters(requestData), allowed, apis)),
    );
  }
  const answer = await callOpenApi(name, jsonParameters(requestData), allowed, apis);
  if ('errorCode' in answer) return { code: 'INVALID_PARAM', message: `error code: ${answer.errorCode}` };
  return { data: { responseData: Buffer.from(answer.body).toString('utf8') } };
}

function jsonParameters(text: unknown): OpenApiParameters {
  try {
    return JSON.parse(String(text)) as OpenApiParameters;
  } catch {
    throw invalidParameter('requestData must be JSON');
  }
}
