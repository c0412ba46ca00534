package org.broadsheet.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenHoursTest {

    @ParameterizedTest
    @CsvSource({
        "الساعة ٧, 07:00",
        "الساعة ٧ والنصف, 07:30",
        "الساعة ۷ صباحا, 07:00",
        "सुबह ७ बजे, 07:00",
        "सुबह साढ़े ७ बजे, 07:30",
        "saat ７, 07:00",
        "a las siete y media, 07:30",
        "o wpół do ósmej, 07:30",
        "om half acht, 07:30",
    })
    void anHourIsReadInWhateverDigitsOrWordsItIsSaid(String words, LocalTime hour) {
        assertThat(Times.moment(words)).map(Times.Moment::at).contains(hour);
    }
}
