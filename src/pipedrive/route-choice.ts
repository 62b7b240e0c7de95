import { AppError, isAppError } from '../core/error';
import { baseUrls, type Base, type Endpoints, type Route } from './endpoints';

export interface RouteChoiceOptions {
  readonly endpoints: Endpoints;
  /** The route that worked last time. */
  readonly preferred?: Route;
  readonly onRoute?: (route: Route) => void;
}

/** The way to Pipedrive: the first route that has answered. */
export class RouteChoice {
  readonly #options: RouteChoiceOptions;
  #settled: Route | undefined;

  constructor(options: RouteChoiceOptions) {
    this.#options = options;
  }

  /**
   * On first contact, a route that cannot be reached (or that CORS forbids) gives way to the next.
   * Throws what the last attempt threw.
   */
  async try<T>(company: string, attempt: (base: Base) => Promise<T>): Promise<T> {
    const bases = this.#bases(company);
    for (const [index, base] of bases.entries()) {
      try {
        return await attempt(base);
      } catch (error) {
        const isLast = index === bases.length - 1 || this.#settled !== undefined;
        if (isLast || !isAppError(error) || error.code !== 'network-down') throw error;
      }
    }
    throw new AppError('network-down');
  }

  /** Whether several routes may still be tried. */
  isOpen(company: string): boolean {
    return this.#bases(company).length > 1;
  }

  /** To be told of the route of each answer, whatever it says. */
  settle(route: Route): void {
    if (this.#settled) return;
    this.#settled = route;
    this.#options.onRoute?.(route);
  }

  #bases(company: string): readonly Base[] {
    const { endpoints, preferred } = this.#options;
    const bases = baseUrls(endpoints, company, preferred);
    return this.#settled ? bases.filter(({ route }) => route === this.#settled) : bases;
  }
}
