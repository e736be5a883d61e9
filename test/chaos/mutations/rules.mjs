/**
 * The rules that repair what a kill leaves, each with the change that takes it out of the sources. `why` says what it is for;
 * `npm run chaos -- --without NAME` must fail for each.
 */
export const rules = [
  {
    name: 'retry-interrupted',
    why: 'helm that was killed is run again, and the store has not failed',
    changes: [
      {
        file: 'controller/steps/release-request.ts',
        find: 'interrupted: true,',
        replace: 'interrupted: false,',
      },
    ],
  },
  {
    name: 'heal-locked',
    why: 'a release that a killed helm left pending is cleared up',
    changes: [
      {
        file: 'lifecycle/src/interrupted.ts',
        find: "step: clearing(facts), running: 'Release', message });\n}\n\n/** Failed",
        replace: "step: { type: 'wait' }, running: 'Release', message });\n}\n\n/** Failed",
      },
    ],
  },
  {
    name: 'end-claims',
    why: 'a claim ends with its holder',
    changes: [
      { file: 'lifecycle/src/claim.ts', find: 'members.includes(holder)', replace: 'members.length > 0' },
    ],
  },
  {
    name: 'end-members',
    why: 'a replica that renews no more is no member any more',
    changes: [
      {
        file: 'members/sightings.ts',
        find: 'began - since < goneAfterMs',
        replace: 'began - since < Infinity',
      },
    ],
  },
  {
    name: 'let-go',
    why: 'a replica ends its claims on stores that are no longer its own',
    changes: [
      {
        file: 'members/let-go.ts',
        find: 'if (operation?.holder !== identity) return;',
        replace: 'return;',
      },
    ],
  },
  {
    name: 'claim-and-hash',
    why: 'one replica works on a store at a time',
    changes: [
      { file: 'lifecycle/src/claim.ts', find: 'members.includes(holder)', replace: 'false' },
      {
        file: 'members/membership.ts',
        find: '&& ownerOf(uid, live) === identity',
        replace: '&& uid !== ownerOf',
      },
    ],
  },
  {
    name: 'die-together',
    why: 'a helm process ends with the orchestrator that started it',
    changes: [
      {
        file: 'helm/src/dies-with-parent.ts',
        find: "[setpriv, '--pdeathsig', 'KILL', '--']",
        replace: '[]',
      },
    ],
  },
  {
    name: 'watch-again',
    why: 'a watch that broke is made anew',
    changes: [
      {
        file: 'kubernetes/src/reflector.ts',
        find: 'report(reason);',
        replace: 'report(reason); await new Promise(() => undefined);',
      },
    ],
  },
  {
    name: 'try-again',
    why: 'a pass that failed is made again',
    changes: [
      {
        file: 'controller/work-queue.ts',
        find: 'addAfter(key, Math.min(',
        replace: 'void (key, Math.min(',
      },
    ],
  },
  {
    name: 'look-again',
    why: 'a holder that joined since the last look is not taken for dead',
    changes: [{ file: 'members/can-judge.ts', find: 'await look();', replace: '' }],
  },
  {
    name: 'make-up',
    why: 'what was put off while the lease had lapsed is made up for',
    changes: [
      { file: 'controller/index.ts', find: 'return notNowMs;', replace: 'return undefined;' },
      {
        file: 'members/membership.ts',
        find: "if (fence.renewed(began)) told = '';",
        replace: 'fence.renewed(began);',
      },
    ],
  },
  {
    name: 'recount',
    why: 'a quota that counts a claim which is not there is made again',
    changes: [
      {
        file: 'controller/steps/install.ts',
        find: "result.kind === 'quota' && (await recountQuota(deps, pass))",
        replace: 'false',
      },
    ],
  },
  {
    name: 'unlock-upgrade',
    why: 'an upgrade or rollback that a killed helm left pending is ended',
    changes: [
      {
        file: 'lifecycle/src/interrupted.ts',
        find: "step: { type: 'roll-back', to, seen: seenOf(release) },",
        replace: "step: { type: 'wait' },",
      },
    ],
  },
  {
    name: 'go-back',
    why: 'a store whose new version does not serve goes back to what served',
    changes: [
      {
        file: 'lifecycle/src/held.ts',
        find: "const step = { type: 'roll-back', to, seen: seenOf(release) } as const;",
        replace: "const step = { type: 'wait' } as const;",
      },
    ],
  },
  {
    name: 'remove-route',
    why: 'the alias of a store goes with it',
    changes: [
      {
        file: 'lifecycle/src/ending.ts',
        find: "if (facts.route !== 'absent')",
        replace: "if (facts.route === 'never')",
      },
    ],
  },
];
