import { type Text, useText } from '../app/language.tsx';

/** The name of whoever did something: a person's own, a machine's by what it does. */
export function nameOfActor(text: Text, name: string): string {
  const key = `audit.actor.${name}`;
  const words = text(key);
  return words === key ? name : words;
}

/** Who did something, where a machine may have done it. */
export function ActorName({ name }: { name: string }) {
  return <>{nameOfActor(useText(), name)}</>;
}
