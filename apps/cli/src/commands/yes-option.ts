import { Option } from '@commander-js/extra-typings';

export const yesOption = () => new Option('-y, --yes', 'do not ask; needed where nobody can be asked');
