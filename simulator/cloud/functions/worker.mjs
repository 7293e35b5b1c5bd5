import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { installClock } from './worker-clock.mjs';
import { Code } from './worker-code.mjs';
import { randomFrom } from './worker-random.mjs';

/**
 * A function's instance. It is plain JavaScript, because it is loaded once per worker and a compiler
 * inside every worker would make cold starts ten times slower.
 *
 * @typedef {import('./messages.ts').InvokeMessage} InvokeMessage
 * @typedef {import('./messages.ts').WorkerMessage} WorkerMessage
 * @typedef {import('./messages.ts').WorkerSetup} WorkerSetup
 * @typedef {(event: unknown, context: object) => unknown} Main
 */

const setup = /** @type {WorkerSetup} */ (workerData);
const port = parentPort;
if (!port) throw new Error('worker.mjs runs in a worker only');
const ownEnvironment = { ...process.env };
const entry = path.join(setup.directory, 'index.js');

lendSdk();
const code = new Code(entry);
installClock(setup.clock);
captureConsole();
port.on('message', (/** @type {InvokeMessage} */ message) => void answer(message));

/** @type {Main | undefined} */
let main;

/** @param {InvokeMessage} message */
async function answer(message) {
  send(await invoke(message));
  code.keep();
}

/**
 * Runs the function once.
 * @param {InvokeMessage} message
 * @returns {Promise<WorkerMessage>}
 */
async function invoke(message) {
  resetEnvironment(message.environment);
  Math.random = randomFrom(message.requestId);
  try {
    if (!main || message.anew) {
      main = loadMain();
      send({ type: 'loaded' });
    }
    const result = await main(JSON.parse(message.event), createContext(message));
    return { type: 'result', result: toJson(result) };
  } catch (error) {
    return { type: 'error', text: error instanceof Error ? (error.stack ?? error.message) : format(error) };
  }
}

/**
 * What JSON has no word for – nothing, a function, a symbol – arrives as null.
 * @param {unknown} value
 * @returns {string}
 */
function toJson(value) {
  return /** @type {string | undefined} */ (JSON.stringify(value)) ?? 'null';
}

/** @returns {Main} */
function loadMain() {
  const loaded = /** @type {{main?: unknown}} */ (code.load());
  if (typeof loaded.main !== 'function') throw new Error(`${entry} exports no function main`);
  return /** @type {Main} */ (loaded.main);
}

/**
 * A project whose functions have no SDK installed, since WeChat installs it in the cloud, is lent the
 * simulator's. Nothing else is lent: what a function forgot to declare must be missing here, too.
 */
function lendSdk() {
  const own = createRequire(import.meta.url);
  const loader = /** @type {{_resolveFilename: (request: string, ...rest: unknown[]) => string}} */ (
    /** @type {unknown} */ (Module)
  );
  const resolve = loader._resolveFilename.bind(Module);
  loader._resolveFilename = (request, ...rest) => {
    try {
      return resolve(request, ...rest);
    } catch (error) {
      if (request !== 'wx-server-sdk') throw error;
      return own.resolve(request);
    }
  };
}

/**
 * What the last caller left in the environment must not be seen by the next one.
 * @param {Record<string, string>} environment
 */
function resetEnvironment(environment) {
  for (const key of Object.keys(process.env)) {
    if (!(key in ownEnvironment) && !(key in environment)) delete process.env[key];
  }
  Object.assign(process.env, ownEnvironment, environment);
}

/** @param {InvokeMessage} message */
function createContext(message) {
  return {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: 256,
    time_limit_in_ms: message.timeoutMs,
    request_id: message.requestId,
    function_name: message.functionName,
    function_version: '$LATEST',
    namespace: message.environment['SCF_NAMESPACE'],
  };
}

function captureConsole() {
  for (const level of /** @type {const} */ (['log', 'info', 'warn', 'error', 'debug'])) {
    console[level] = (/** @type {unknown[]} */ ...values) => {
      send({ type: 'log', level, text: format(...values), at: Date.now() });
    };
  }
}

/** @param {WorkerMessage} message */
function send(message) {
  port?.postMessage(message);
}
