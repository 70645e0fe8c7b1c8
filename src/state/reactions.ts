/** What follows from what, across slices: each reaction watches one fact and does one thing. */
import { type AppState, isOthers } from './app-state.ts';
import type { AppStore } from './store.ts';

const TYPING_PAUSE_MS = 150;

export function watch<Fact>(
  store: AppStore,
  select: (state: AppState) => Fact,
  react: (fact: Fact, state: AppState) => void,
): () => void {
  return store.subscribe((state, before) => {
    const fact = select(state);
    if (!Object.is(fact, select(before))) react(fact, state);
  });
}

export function startReactions(store: AppStore): void {
  leaveForeignForProjects(store);
  forgetTheProjectBefore(store);
  forgetTheComponentBefore(store);
  compileAfterTyping(store);
  if (mayCompileUnasked(store.getState())) void store.getState().compile();
}

/** Who opens a project wants to see that run. */
function leaveForeignForProjects(store: AppStore): void {
  watch(
    store,
    (state) => state.openings,
    (_openings, { leaveForeign }) => leaveForeign(),
  );
}

/** Answers and figures of one component must not stand beside another. */
function forgetTheComponentBefore(store: AppStore): void {
  watch(
    store,
    (state) => state.foreign,
    (_foreign, { forgetRun, forgetTests, forgetTraffic }) => {
      forgetRun();
      forgetTests();
      void forgetTraffic();
    },
  );
}

/** Answers, figures and problems of one project must not stand beside the code of another. */
function forgetTheProjectBefore(store: AppStore): void {
  watch(
    store,
    (state) => state.openings,
    (_openings, { forgetBuild, forgetRun, forgetTests, forgetTraffic }) => {
      forgetBuild();
      forgetRun();
      forgetTests();
      void forgetTraffic();
    },
  );
}

/** Compiling evaluates the handler, so code from a link waits for the reader's first edit or Run. */
function compileAfterTyping(store: AppStore): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    store,
    (state) => state.sourceRevision,
    () => {
      clearTimeout(timer);
      if (!mayCompileUnasked(store.getState())) return;
      timer = setTimeout(() => {
        if (mayCompileUnasked(store.getState())) void store.getState().compile();
      }, TYPING_PAUSE_MS);
    },
  );
}

function mayCompileUnasked({ opened, isEdited }: AppState): boolean {
  return !isOthers(opened) || isEdited;
}
