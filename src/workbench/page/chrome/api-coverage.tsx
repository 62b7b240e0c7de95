import type { Workbench } from '../workbench';

/**
 * For developers: members of Excel's API that the add-in used and the workbench does not have. Such a
 * call fails in the add-in with NotImplemented.
 */
export function ApiCoverage({ workbench }: { workbench: Workbench }) {
  void workbench.revision.value;
  const missing = [...workbench.unimplemented].sort();
  return (
    <details class="coverage">
      <summary>
        API coverage{missing.length > 0 && <span class="badge">{missing.length}</span>}
      </summary>
      <div class="coverage-panel">
        {missing.length === 0 ? (
          <p>Everything the add-in has asked for so far is implemented.</p>
        ) : (
          <>
            <p>The add-in asked for these members, which the workbench does not have:</p>
            <ul>
              {missing.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </details>
  );
}
