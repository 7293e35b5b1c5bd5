import protobuf from 'protobufjs/minimal.js';
import { invalidParameter } from '../database/errors';

/** A call of `cloud.openapi`, as the SDK wraps it in protobuf (CommApiData → OpenApiData → KeyValuePair). */
export type OpenApiParameters = Record<string, unknown>;

/** What is answered: a body of a type, or a code of the gateway before WeChat's API was reached. */
export type OpenApiAnswer = { type: string; body: Uint8Array } | { errorCode: number };

const { Reader, Writer } = protobuf;

/** Field numbers, from the SDK's own protobuf. */
const OPENAPI_DATA = 2;
const PAIRS = 1;
const KEY = 1;
const VALUE = 2;

/** Reads the parameters of a call; the values are JSON. @throws {DatabaseError} when they are not. */
export function decodeParameters(message: Uint8Array): OpenApiParameters {
  const parameters: OpenApiParameters = {};
  for (const data of fields(message, OPENAPI_DATA)) {
    for (const pair of fields(data, PAIRS)) {
      const [key] = fields(pair, KEY);
      const [value] = fields(pair, VALUE);
      if (key && value) parameters[text(key)] = parseJson(text(value));
    }
  }
  return parameters;
}

/** Writes an answer as the SDK's CommOpenApiResp. */
export function encodeAnswer(answer: OpenApiAnswer): Uint8Array {
  const writer = Writer.create();
  if ('errorCode' in answer) return writer.uint32(24).int32(answer.errorCode).finish();
  return writer.uint32(10).bytes(answer.body).uint32(18).string(answer.type).finish();
}

/** The byte fields of a message under one number. */
function fields(message: Uint8Array, wanted: number): Uint8Array[] {
  const reader = Reader.create(message);
  const found: Uint8Array[] = [];
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === wanted && (tag & 7) === 2) found.push(reader.bytes());
    else reader.skipType(tag & 7);
  }
  return found;
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw invalidParameter('a parameter of an open API is not JSON');
  }
}
