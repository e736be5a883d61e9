import { z } from 'zod';

// Must run before any schema is used: zod otherwise tries `new Function`, which the page's security
// policy refuses, with an error in the console for each visitor. So this is main.tsx's first import.
z.config({ jitless: true });
