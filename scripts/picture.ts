import { build } from './build';
import { deskPicture } from './pictures/desk';
import { setupPictures } from './pictures/setup';
import { inStudio } from './pictures/studio';

/** `npm run picture [desk|setup]`: the pictures of the README and of the guides, each of a school of its own. */
const pictures = { desk: deskPicture, setup: setupPictures };

const wanted = process.argv[2];
await build();
for (const [name, take] of Object.entries(pictures))
  if (wanted === undefined || wanted === name) await inStudio(take);
