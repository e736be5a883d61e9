import type { Client } from 'pg';
import type { ImageVersion } from '../boot/image-version.ts';
import type { MarkerPlace } from '../boot/marker.ts';
import { log } from '../log.ts';
import { connect } from './connect.ts';
import { databaseMarker } from './database-marker.ts';
import { fillIfEmpty } from './fill.ts';
import { holdDatabase } from './hold.ts';
import type { DatabaseSource } from './source.ts';

/** A database on a server that somebody else runs. */
export type ExternalDatabase = {
  /** Waits for `hold`. */
  marker: MarkerPlace;
  /** Resolves when this process is the only one that works on the database, and there is one. */
  hold(image: ImageVersion): Promise<void>;
};

export function openExternal(source: DatabaseSource): ExternalDatabase {
  const held = Promise.withResolvers<Client>();
  return {
    marker: databaseMarker(held.promise),
    hold: async (image) => {
      const client = await connect(source);
      await holdDatabase(client, endAtOnce);
      await fillIfEmpty(source, client, image);
      held.resolve(client);
    },
  };
}

/** Another pod may have it already: nothing may be written any more. */
function endAtOnce(why: string): never {
  log('error', `The database is lost (${why}): starting again`);
  process.exit(1);
}
