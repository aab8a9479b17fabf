package org.wattline.billing.contract.moves;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.wattline.billing.contract.Page;

/**
 * Moves as one flow. Staff move anyone; the holder of an account moves out, and in to a point that
 * nobody holds. With {@code preview} nothing is changed: the answer says what would happen.
 */
@HttpExchange("/api/v1")
public interface MovesApi {

  @PostExchange("/move-outs")
  Move moveOut(
      @Valid @RequestBody MoveOut moveOut, @RequestParam(defaultValue = "false") boolean preview);

  @PostExchange("/move-ins")
  Move moveIn(
      @Valid @RequestBody MoveIn moveIn, @RequestParam(defaultValue = "false") boolean preview);

  /** Staff only: it touches two accounts. */
  @PostExchange("/changes-of-occupant")
  Move changeOccupant(
      @Valid @RequestBody ChangeOfOccupant change,
      @RequestParam(defaultValue = "false") boolean preview);

  @GetExchange("/moves/{id}")
  Move get(@PathVariable UUID id);

  /** The moves of an account, newest first. */
  @GetExchange("/accounts/{id}/moves")
  List<Move> ofAccount(@PathVariable UUID id);

  /**
   * Points of which nobody is known to live there: used energy would be billed to nobody. By market
   * id. Staff only.
   *
   * @param on today when null
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  @GetExchange("/vacancies")
  Page<Vacancy> vacancies(
      @Nullable @RequestParam(required = false) LocalDate on,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  /**
   * The point of a market id that nobody holds on a day: how a customer who moves in finds it. One
   * that somebody holds is answered like one that does not exist.
   *
   * @param marketId as on the meter or an old bill
   * @param on the first day of moving in
   */
  @GetExchange("/vacant-points")
  VacantPoint vacantPoint(@RequestParam String marketId, @RequestParam LocalDate on);
}
