import { controlClass, Field } from '../../../components/ui/field.tsx';

type Props = { name: string; typed: string; onType(typed: string): void };

export const isTyped = (typed: string, name: string): boolean => typed.trim() === name;

/** Typing the name is what makes sure that a person means this store and not its neighbour. */
export function TypeNameField({ name, typed, onType }: Props) {
  return (
    <Field
      label="Type the store's name to confirm"
      hint={
        <>
          The name is <span className="font-mono text-ink select-all">{name}</span>
        </>
      }
    >
      {(ids) => (
        <input
          {...ids}
          value={typed}
          onChange={(event) => onType(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className={`${controlClass} h-10 font-mono`}
        />
      )}
    </Field>
  );
}
