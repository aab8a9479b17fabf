package org.wattline.tenancy.vaadin.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PaletteTest {
  private static final Shade LIGHT_SURFACE = Shade.parse("#ffffff");
  private static final Shade LIGHT_PAGE = Shade.parse("#f6f7f9");
  private static final Shade DARK_SURFACE = Shade.parse("#1a1d23");
  private static final Shade DARK_PAGE = Shade.parse("#131519");

  @Test
  void contrastIsMeasuredAsTheGuidelinesDo() {
    assertThat(Shade.WHITE.contrast(Shade.BLACK)).isEqualTo(21.0);
    assertThat(Shade.parse("#777777").contrast(Shade.WHITE)).isBetween(4.47, 4.49);
    assertThat(Palette.isReadable(Shade.parse("#777777"))).isFalse();
    assertThat(Palette.isReadable(Shade.parse("#767676"))).isTrue();
  }

  @Test
  void everyColourGivesTextThatCanBeReadInLightAndDark() {
    Random random = new Random(20261123);
    for (int tried = 0; tried < 5_000; tried++) {
      Shade brand = new Shade(random.nextInt(256), random.nextInt(256), random.nextInt(256));

      Palette palette = Palette.of(brand);

      assertReadable(brand, palette.light().onFill(), palette.light().fill());
      assertReadable(brand, palette.light().text(), LIGHT_SURFACE);
      assertReadable(brand, palette.light().text(), LIGHT_PAGE);
      assertReadable(brand, palette.light().text(), palette.light().tint());
      assertReadable(brand, palette.dark().onFill(), palette.dark().fill());
      assertReadable(brand, palette.dark().text(), DARK_SURFACE);
      assertReadable(brand, palette.dark().text(), DARK_PAGE);
      assertReadable(brand, palette.dark().text(), palette.dark().tint());
    }
  }

  @Test
  void aReadableColourIsKeptAsItIsInLight() {
    assertThat(Palette.of(Shade.parse("#0b6e4f")).light().fill()).hasToString("#0b6e4f");
  }

  @Test
  void aColourReadsBackAndNonsenseIsRefused() {
    assertThat(Shade.parse("#7A3E9D")).hasToString("#7a3e9d");
    assertThatThrownBy(() -> Shade.parse("red;}body{"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("#rrggbb");
  }

  private static void assertReadable(Shade brand, Shade text, Shade ground) {
    assertThat(text.contrast(ground))
        .as("%s on %s from brand %s", text, ground, brand)
        .isGreaterThanOrEqualTo(Palette.TEXT);
  }
}
