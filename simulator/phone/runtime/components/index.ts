import type { ComponentSpace } from 'glass-easel';
import { boxes } from './boxes';
import { defineBuiltIn } from './built-in';
import { button } from './button';
import { choiceElements } from './choices';
import { form } from './form';
import { icon } from './icon';
import { coverImage, image } from './image';
import { label } from './label';
import { map } from './map/map';
import { media } from './media';
import { meters } from './meters';
import { movables } from './movable';
import { navigator } from './navigator';
import { pageMeta } from './page-meta';
import { picker } from './picker';
import { pickerViews } from './picker-view';
import { richText } from './rich-text';
import { scrollView } from './scroll-view';
import type { Services } from './services';
import { swiper } from './swiper';
import { switchElement } from './switch';
import { input, textarea } from './text-field';

/** Makes all built-in elements known to a space. */
export function defineBuiltIns(space: ComponentSpace, services: Services): void {
  const plain = [
    image,
    coverImage(),
    icon,
    input,
    textarea,
    scrollView,
    form,
    label,
    switchElement,
    richText,
    swiper,
  ];
  const served = [button, map, navigator, picker, pageMeta].map((make) => make(services));
  for (const builtIn of [
    ...boxes,
    ...plain,
    ...choiceElements,
    ...pickerViews,
    ...meters,
    ...media,
    ...movables,
    ...served,
  ])
    defineBuiltIn(space, builtIn);
}
