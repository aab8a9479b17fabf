package org.wattline.billing.requests;

import java.util.Collection;
import java.util.List;
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

  /**
   * Requests that reach beyond the database and come by the many: those of a supplier that come at
   * the same time begin in one transaction.
   *
   * @param begin writes what begins requests, in a transaction with their keys
   */
  <W> Many<W> many(Consumer<List<W>> begin);

  /** Requests of one kind that come by the many. */
  interface Many<W> {

    /**
     * As {@link MoneyRequests#once(MoneyRequest, Class, Consumer, Function)}.
     *
     * @param begin gives what is written for the request under an id, and writes nothing itself; a
     *     request that it refuses is not begun
     */
    <T> T once(
        MoneyRequest request,
        Class<T> answer,
        Function<UUID, W> begin,
        Function<UUID, Answer<T>> rest);
  }

  /**
   * The answer to a request.
   *
   * @param kept whether {@link #keep} has kept it
   */
  record Answer<T>(T value, boolean kept) {}

  /** A request with its answer. */
  record Answered(MoneyRequest request, Object answer) {}

  /**
   * Keeps the answers of requests in the caller's transaction, so that they commit with what they
   * tell of. An answer that is kept already stays.
   */
  void keep(Collection<Answered> answered);

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
