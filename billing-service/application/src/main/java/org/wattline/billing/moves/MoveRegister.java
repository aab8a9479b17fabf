package org.wattline.billing.moves;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.moves.ChangeOfOccupant;
import org.wattline.billing.contract.moves.Move;
import org.wattline.billing.contract.moves.MoveIn;
import org.wattline.billing.contract.moves.MoveOut;
import org.wattline.billing.contract.moves.Vacancy;
import org.wattline.billing.contract.moves.VacantPoint;

/**
 * Moves people out and in. Staff move anyone; the holder of an account moves themselves. A preview
 * goes the whole way and takes everything back, so that it is refused for whatever the move would
 * be.
 */
public interface MoveRegister {
  Move moveOut(Asker asker, MoveOut moveOut, boolean preview);

  Move moveIn(Asker asker, MoveIn moveIn, boolean preview);

  Move changeOccupant(Asker asker, ChangeOfOccupant change, boolean preview);

  /** A customer sees their own side of a move. */
  Move get(Asker asker, UUID id);

  List<Move> ofAccount(Asker asker, UUID accountId);

  Page<Vacancy> vacancies(Asker asker, @Nullable LocalDate on, @Nullable String cursor, int limit);

  VacantPoint vacantPoint(Asker asker, String marketId, LocalDate on);
}
