/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';

interface FrameProps {
  name: string;
  label: string;
  optional?: boolean;
  error: string | undefined;
  size?: 'half' | 'full';
  children: ComponentChildren;
}

/** Label above, error below, tied to the control by ids made of its name. */
function FieldFrame({ name, label, optional, error, size = 'full', children }: FrameProps) {
  return (
    <div class={`field field-${size}`}>
      <label class="label" for={name}>
        {label} {optional && <span class="muted">(optional)</span>}
      </label>
      {children}
      {error && (
        <p class="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

interface FieldProps<Name extends string> {
  name: Name;
  label: string;
  value: string;
  autocomplete: string;
  error: string | undefined;
  optional?: boolean;
  size?: 'half' | 'full';
  onChange: (name: Name, value: string) => void;
  onLeave?: (name: Name) => void;
}

const describe = (name: string, error: string | undefined, optional: boolean) => ({
  id: name,
  name,
  required: !optional,
  'aria-invalid': error !== undefined,
  'aria-describedby': error === undefined ? undefined : `${name}-error`,
});

interface TextProps<Name extends string> extends FieldProps<Name> {
  type?: 'text' | 'email';
}

export function TextField<Name extends string>(props: TextProps<Name>) {
  const { name, type = 'text', value, autocomplete, optional = false, error, onChange, onLeave } = props;
  return (
    <FieldFrame {...props}>
      <input
        {...describe(name, error, optional)}
        type={type}
        value={value}
        autoComplete={autocomplete}
        onInput={(event) => onChange(name, event.currentTarget.value)}
        onBlur={() => onLeave?.(name)}
      />
    </FieldFrame>
  );
}

interface SelectProps<Name extends string> extends FieldProps<Name> {
  choices: { value: string; label: string }[];
}

export function SelectField<Name extends string>(props: SelectProps<Name>) {
  const { name, value, autocomplete, optional = false, error, choices, onChange } = props;
  return (
    <FieldFrame {...props}>
      <select
        {...describe(name, error, optional)}
        value={value}
        autoComplete={autocomplete}
        onChange={(event) => onChange(name, event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
