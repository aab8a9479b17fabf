package org.wattline.billing.moves.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.moves.ChangeOfOccupant;
import org.wattline.billing.contract.moves.Move;
import org.wattline.billing.contract.moves.MoveIn;
import org.wattline.billing.contract.moves.MoveOut;
import org.wattline.billing.contract.moves.MovesApi;
import org.wattline.billing.contract.moves.Vacancy;
import org.wattline.billing.contract.moves.VacantPoint;
import org.wattline.billing.moves.MoveRegister;

@RestController
class MovesController implements MovesApi {
  private final MoveRegister moves;
  private final Askers askers;

  MovesController(MoveRegister moves, Askers askers) {
    this.moves = moves;
    this.askers = askers;
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Move moveOut(MoveOut moveOut, boolean preview) {
    return moves.moveOut(askers.current(), moveOut, preview);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Move moveIn(MoveIn moveIn, boolean preview) {
    return moves.moveIn(askers.current(), moveIn, preview);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Move changeOccupant(ChangeOfOccupant change, boolean preview) {
    return moves.changeOccupant(askers.current(), change, preview);
  }

  @Override
  public Move get(UUID id) {
    return moves.get(askers.current(), id);
  }

  @Override
  public List<Move> ofAccount(UUID id) {
    return moves.ofAccount(askers.current(), id);
  }

  @Override
  public Page<Vacancy> vacancies(@Nullable LocalDate on, @Nullable String cursor, int limit) {
    return moves.vacancies(askers.current(), on, cursor, limit);
  }

  @Override
  public VacantPoint vacantPoint(String marketId, LocalDate on) {
    return moves.vacantPoint(askers.current(), marketId, on);
  }
}
