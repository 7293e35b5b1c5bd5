import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { recall, remember } from '../remembered';

interface FoldableProps {
  title: string;
  /** A word on what is inside, for those who leave it folded. */
  hint: string;
  children: ComponentChildren;
}

/** A part of the desk that is folded until somebody wants it, and asks nothing of the simulator before. */
export function Foldable({ title, hint, children }: FoldableProps): JSX.Element {
  const [isOpen, setOpen] = useState(() => recall('unfolded').includes(title));
  return (
    <details
      class="foldable"
      open={isOpen}
      onToggle={({ currentTarget }) => {
        const others = recall('unfolded').filter((other) => other !== title);
        remember('unfolded', currentTarget.open ? [...others, title] : others);
        setOpen(currentTarget.open);
      }}
    >
      <summary>
        <h2>{title}</h2>
        <span>{hint}</span>
      </summary>
      {isOpen && <div class="foldable-content">{children}</div>}
    </details>
  );
}
