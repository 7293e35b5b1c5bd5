import { followStream } from './events';

/** Runs as a shared worker: listens to the simulator once and passes everything on to each phone. */
const ports: MessagePort[] = [];

const stream = followStream((data) => {
  for (const port of ports) port.postMessage(data);
});

addEventListener('connect', (event) => {
  for (const port of (event as MessageEvent).ports) {
    ports.push(port);
    if (stream.readyState === EventSource.OPEN) port.postMessage(JSON.stringify({ type: 'connected' }));
  }
});
