import { ActivitySection } from '../../features/stores/activity/activity-section.tsx';
import { useStore } from '../../features/stores/store-context.ts';

export const Component = () => <ActivitySection store={useStore()} />;
