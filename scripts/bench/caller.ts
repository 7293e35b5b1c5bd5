import { atMost, type Measurement } from './measurement';
import { withSchool } from './school';

/** What it costs to know who is calling: everything of a call that does nothing else. */
export async function measureCaller(): Promise<Measurement[]> {
  return withSchool(async ({ client, headTeacher }) => {
    const me = () =>
      client.call(headTeacher._id, 'school', { action: 'me', attemptId: 'bench-me', data: {} });
    // The names of units are remembered; what is left is the caller.
    await me();
    await client.resetCounters();
    await me();
    const requests = (await client.counters()).school?.me?.requests ?? NaN;
    return [atMost('caller.dbRequests', requests, 'requests', 1)];
  });
}
