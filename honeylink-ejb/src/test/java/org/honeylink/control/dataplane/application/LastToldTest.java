package org.honeylink.control.dataplane.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.dataplane.application.LastTold.News;
import org.honeylink.control.session.domain.SuspendCause;
import org.junit.jupiter.api.Test;

class LastToldTest {

  private static final UUID SESSION = new UUID(1, 1);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration MOMENT = Duration.ofMillis(10);

  private final LastTold told = new LastTold();

  @Test
  void aSessionThatIsHeardIsToldOnceAndAgainWhenItsEndSlides() {
    assertEquals(News.HEARD, heard(MOMENT, NOW));
    assertEquals(News.HEARD, heard(MOMENT, NOW)); // could not be told
    told.active(SESSION, Optional.of(NOW.plusSeconds(60)));
    assertEquals(News.NONE, heard(MOMENT, NOW.plusSeconds(59)));
    assertEquals(News.SLIDES, heard(MOMENT, NOW.plusSeconds(60)));
  }

  @Test
  void aSessionThatWasHeardHereIsSilentAfterThreeSecondsAndHeardAgain() {
    told.active(SESSION, Optional.empty());
    assertEquals(News.NONE, heard(LastTold.SILENT.minusMillis(1), NOW));
    assertEquals(News.SILENT, heard(LastTold.SILENT, NOW));
    told.silent(SESSION);
    assertEquals(News.NONE, heard(Duration.ofHours(1), NOW));
    assertEquals(News.HEARD, heard(MOMENT, NOW));
  }

  @Test
  void aSessionThatWasNeverHeardHereIsAskedAboutAndNotCalledSilent() {
    assertEquals(News.NONE, unheard(MOMENT, NOW));
    assertEquals(News.DOUBTED, unheard(LastTold.SILENT, NOW));
    told.doubted(List.of(SESSION), NOW);
    assertEquals(News.NONE, unheard(Duration.ofMinutes(1), NOW.plusSeconds(60)));
    assertEquals(News.DOUBTED, unheard(Duration.ofHours(1), NOW.plus(LastTold.ASK_AGAIN)));
  }

  @Test
  void aSessionThatAnotherNodeCalledSilentIsToldAsHeardAgain() {
    told.active(SESSION, Optional.empty());
    told.correct(Map.of(SESSION, Optional.empty()));
    assertEquals(News.NONE, heard(MOMENT, NOW));
    told.correct(Map.of(SESSION, Optional.of(SuspendCause.OPERATOR)));
    assertEquals(News.NONE, heard(MOMENT, NOW));
    told.correct(Map.of(SESSION, Optional.of(SuspendCause.SILENT)));
    assertEquals(News.HEARD, heard(MOMENT, NOW));
  }

  @Test
  void whatIsSilentHereAndInTheDatabaseIsNoNews() {
    told.silent(SESSION);
    told.correct(Map.of(SESSION, Optional.of(SuspendCause.SILENT)));
    assertEquals(News.NONE, heard(LastTold.SILENT, NOW));
  }

  @Test
  void ofASessionThatIsNotCarriedAnyMoreNothingIsKept() {
    told.active(SESSION, Optional.empty());
    told.retain(Set.of());
    assertEquals(News.HEARD, heard(MOMENT, NOW));
  }

  private News heard(Duration since, Instant now) {
    return told.news(new Silence(SESSION, true, since), now);
  }

  private News unheard(Duration since, Instant now) {
    return told.news(new Silence(SESSION, false, since), now);
  }
}
