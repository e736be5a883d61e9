import { BackupsSection } from '../../features/stores/backups/backups-section.tsx';
import { useStore } from '../../features/stores/store-context.ts';

export const Component = () => <BackupsSection store={useStore()} />;
