package org.honeylink.control.pairing.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairingCodeTest {

  @Test
  void aCodeHasThreeGroupsOfFourWithoutLookAlikes() {
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < 1000; i++) {
      String code = PairingCode.random(random).reveal();
      assertTrue(
          code.matches("[34679ACDEFHJKMNPQRTWXY]{4}(-[34679ACDEFHJKMNPQRTWXY]{4}){2}"), code);
    }
  }

  @Test
  void noSymbolHasALookAlikeInTheAlphabet() {
    assertTrue("0O1IL2Z5S8BGUV".chars().allMatch(each -> PairingCode.ALPHABET.indexOf(each) < 0));
  }

  @Test
  void caseAndBlanksDoNotMatterToAPersonWhoTypes() {
    assertEquals("ACDE-3467-HJKM", PairingCode.parse(" acde-3467-hjkm ").reveal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ACDE-3467", "ACDE34679HJK", "ACDE-3467-HJK!", "ACDE-3467-HJKMN"})
  void anotherShapeIsRefusedWithoutRepeatingIt(String text) {
    ValidationFailed refused = assertThrows(ValidationFailed.class, () -> PairingCode.parse(text));
    assertTrue(text.isEmpty() || !refused.getMessage().contains(text), refused.getMessage());
  }

  @Test
  void aCodeIsAbsentFromItsText() {
    PairingCode code = PairingCode.random(new SecureRandom());
    assertFalse(code.toString().contains(code.reveal()));
  }
}
