import cloud from 'wx-server-sdk';

// The least a function that records something can do: one insert. Check-in is measured against it.
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });
const database = cloud.database();

/** Adds one document with the `_id` of the call. */
export async function main({ id }: { id: string }): Promise<{ ok: true }> {
  await database.collection('floor').add({ data: { _id: id } });
  return { ok: true };
}
