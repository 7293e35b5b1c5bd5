import { Store } from '../../cloudfunctions/shared/database';

/**
 * The smallest use of what every cloud function loads, started as a process of its own: what it takes
 * until the answer of one database read is printed is what a cold start takes.
 */
void new Store('departments')
  .findById('one')
  .then((found) => process.stdout.write(JSON.stringify(found), () => process.exit()));
