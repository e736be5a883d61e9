import { LogsSection } from '../../features/stores/logs/logs-section.tsx';
import { useStore } from '../../features/stores/store-context.ts';

export const Component = () => <LogsSection store={useStore()} />;
