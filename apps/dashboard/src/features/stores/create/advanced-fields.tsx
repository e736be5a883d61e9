import { isTeam } from '@souk/contract';
import { Choice, type ChoiceOption } from '../../../components/ui/choice.tsx';
import { useMe } from '../../session/me-context.ts';
import { usePlans, useVersions } from '../catalogue.ts';
import { planWords } from '../plan-words.ts';
import { fieldLabels } from './create-form.ts';
import { countryPlaces, currencyPlaces } from './places.ts';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';
import type { CreateForm } from './use-create-form.ts';

const catalogues: ChoiceOption[] = [
  { value: 'demo', title: 'Demo products', children: 'A few things to sell, to try it all out.' },
  { value: 'empty', title: 'Empty', children: 'You fill it yourself in the admin.' },
];

function PlanChoice({ form }: { form: CreateForm }) {
  const { data } = usePlans();
  const plans = data?.items ?? [];
  if (plans.length < 2) return null;
  return (
    <Choice
      legend={fieldLabels.plan}
      name="plan"
      value={form.values.plan || (plans.find((plan) => plan.default)?.name ?? '')}
      onChange={(plan) => form.change('plan', plan)}
      options={plans.map((plan) => ({ value: plan.name, title: plan.name, children: planWords(plan) }))}
    />
  );
}

function VersionField({ form }: { form: CreateForm }) {
  const { data } = useVersions();
  const versions = data?.items ?? [];
  const newest = versions.find((version) => version.default)?.version;
  const others = versions.filter((version) => !version.default);
  const options = [
    { value: '', text: newest ? `Medusa ${newest}` : 'The platform’s default' },
    ...others.map(({ version }) => ({ value: version, text: `Medusa ${version}` })),
  ];
  return <SelectField form={form} field="version" options={options} />;
}

/** Who is in no team has nothing to choose. */
function OwnerField({ form }: { form: CreateForm }) {
  const teams = useMe().groups.filter(isTeam);
  if (teams.length === 0) return null;
  const options = [
    { value: '', text: 'You' },
    ...teams.map((team) => ({ value: team, text: `Team ${team}` })),
  ];
  return <SelectField form={form} field="team" options={options} />;
}

export function AdvancedFields({ form }: { form: CreateForm }) {
  return (
    <div className="space-y-5">
      <Choice
        legend={fieldLabels.seed}
        name="seed"
        value={form.values.seed}
        options={catalogues}
        onChange={(seed) => form.change('seed', seed)}
      />
      <PlanChoice form={form} />
      <div className="grid gap-5 sm:grid-cols-2">
        <VersionField form={form} />
        <TextField form={form} field="adminEmail" type="email" placeholder="jane@example.com" />
        <OwnerField form={form} />
        <SelectField
          form={form}
          field="currency"
          options={currencyPlaces.map(({ code, name }) => ({
            value: code,
            text: `${name} (${code.toUpperCase()})`,
          }))}
        />
        <SelectField
          form={form}
          field="country"
          options={countryPlaces.map(({ code, name }) => ({ value: code, text: name }))}
        />
      </div>
    </div>
  );
}
