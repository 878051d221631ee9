import type { HTMLAttributes, Ref } from 'preact';

type Props = HTMLAttributes<HTMLDivElement> & { 'aria-label': string; ref?: Ref<HTMLDivElement> };

/**
 * A named part of a phone. A group and no landmark: two phones showing the same would have landmarks of one name. Give
 * it a `tabIndex` of 0 where it scrolls, so that the keyboard reaches it.
 */
export function Area({ children, ...rest }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll or stretch as these parts do.
    <div role="group" {...rest}>
      {children}
    </div>
  );
}
