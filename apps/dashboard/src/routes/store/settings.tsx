import { SettingsSection } from '../../features/stores/settings/settings-section.tsx';
import { useStore } from '../../features/stores/store-context.ts';

export const Component = () => <SettingsSection store={useStore()} />;
