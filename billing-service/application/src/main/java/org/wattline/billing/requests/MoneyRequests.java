package org.wattline.billing.requests;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.wattline.tenancy.problem.ProblemException;

/**
 * Does each {@link MoneyRequest} once, whoever sends it how often at the same time, and answers all
 * of them alike.
 *
 * <p>Callers of one key wait for each other, without a connection. Whoever is not served within ten
 * seconds is refused with 409 and may come again; a key that was used for another content is
 * refused with 422.
 */
public interface MoneyRequests {

  /**
   * Does what is whole within the database: the work, its key and its answer commit together. What
   * throws leaves nothing behind, and the key is free again.
   *
   * @param answer the type in which the answer is kept as JSON
   */
  <T> T once(MoneyRequest request, Class<T> answer, Supplier<T> work);

  /**
   * Does what reaches beyond the database. The key commits with {@code begin}; {@code rest} runs
   * outside of a transaction, and runs again under the same id after a caller that did not finish:
   * so it must know what was done under that id.
   *
   * @param begin is given the id under which the request is done
   * @param rest is given the same
   */
  <T> T once(MoneyRequest request, Class<T> answer, Consumer<UUID> begin, Function<UUID, T> rest);

  /** Thrown by the rest of a request when nothing was done under its id: the key is given free. */
  final class NothingDoneException extends RuntimeException {
    private final ProblemException problem;

    /**
     * @param problem what the caller is told
     */
    public NothingDoneException(ProblemException problem) {
      super(problem);
      this.problem = problem;
    }

    public ProblemException problem() {
      return problem;
    }
  }
}
