import { followStream } from './events';
import { ListeningPhones } from './listening-phones';

/** Runs as a shared worker: listens to the simulator once and passes everything on to each phone. */
const phones = new ListeningPhones();

const stream = followStream((data) => phones.tell(data));

addEventListener('connect', (event) => {
  for (const port of (event as MessageEvent).ports) {
    phones.add(port);
    if (stream.readyState === EventSource.OPEN) port.postMessage(JSON.stringify({ type: 'connected' }));
  }
});
