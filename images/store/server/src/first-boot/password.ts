import { kdf } from 'scrypt-kdf';

/** As Medusa's emailpass provider keeps it: scrypt with that provider's own parameters, in base64. */
export async function hashPassword(password: string): Promise<string> {
  return (await kdf(password, { logN: 15, r: 8, p: 1 })).toString('base64');
}
