package org.wattline.billing.bills.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunChunksTest {
  @Test
  void eachDeathCutsAChunkInFourUntilAnAccountIsAloneBeforeItIsParked() {
    assertThat(IntStream.rangeClosed(1, RunWork.MAX_ATTEMPTS).map(RunChunks::most).toArray())
        .containsExactly(250, 63, 16, 4, 1, 1);
  }
}
