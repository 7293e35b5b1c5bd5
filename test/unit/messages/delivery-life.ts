import type { Random } from '../../support/random';
import { DeliveryModel, ledgerOf, PEOPLE } from './delivery-model';

const ROUNDS = 6;

/** Things happen, ticks run twice at once, people accept, and requests go wrong; then all is left in peace. */
export async function live(source: Random, faultPerMille: number): Promise<DeliveryModel> {
  const model = new DeliveryModel(source, faultPerMille);
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (let count = source.int(0, 2); count > 0; count -= 1) model.happens();
    for (let count = source.int(0, 2); count > 0; count -= 1) model.accepts(source.pick(PEOPLE));
    for (let count = source.int(0, 2); count > 0; count -= 1) model.tellsWhatIsDue();
    for (let count = source.int(0, 3); count > 0; count -= 1) model.delivers();
    await model.round(source.int(1, 5));
  }
  return model;
}

/** Ticks without faults until nothing is left to do. */
export async function recover(model: DeliveryModel): Promise<void> {
  model.schedule.calm();
  model.repeatReports();
  for (let round = 1; round <= 12; round += 1) {
    model.tellsWhatIsDue();
    await model.round(1);
    model.delivers();
    await model.round(300);
  }
}

/** Nothing goes wrong: people are told until nothing is left to tell them by. */
export async function useUp(model: DeliveryModel): Promise<void> {
  const isLeft = (person: string) => ledgerOf(model, person).left + ledgerOf(model, person).uncertain > 0;
  while (PEOPLE.some(isLeft)) {
    model.happens();
    await model.round(1);
    model.delivers();
    await model.round(24 * 60);
  }
}

/** Everybody accepts once more. */
export async function acceptAgain(model: DeliveryModel): Promise<void> {
  for (const person of PEOPLE) model.accepts(person);
  await model.round(1);
}
