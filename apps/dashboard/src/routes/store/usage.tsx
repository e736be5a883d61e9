import { UsageSection } from '../../features/stores/usage/usage-section.tsx';
import { useStore } from '../../features/stores/store-context.ts';

export const Component = () => <UsageSection store={useStore()} />;
