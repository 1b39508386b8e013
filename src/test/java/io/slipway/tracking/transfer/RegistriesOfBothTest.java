package io.slipway.tracking.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.Registry;
import io.slipway.tracking.remote.OtherModels;
import io.slipway.tracking.remote.OtherVersions;
import io.slipway.tracking.remote.OtherVersions.OtherAlias;
import io.slipway.tracking.remote.OtherVersions.OtherVersion;
import io.slipway.tracking.remote.RegisteredThere;
import io.slipway.tracking.transfer.Transfer.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A registered model that a project and others on its server have versions of, under whatever names. */
class RegistriesOfBothTest extends BothEnds {
    private List<String> namesHere() {
        return rooms.as(
                () -> rooms.get(Registry.class).search(rooms.project(), "", List.of(), 10, null).items().stream()
                        .map(RegisteredModel::name)
                        .toList());
    }

    private List<String> namesThere() {
        return door.bean(Registry.class).search(THERE, "", List.of(), 10, null).items().stream()
                .map(RegisteredModel::name)
                .toList();
    }

    private void rename(String before, String now) {
        rooms.as(() -> rooms.get(Registry.class).rename(rooms.project(), before, now));
    }

    /** Of others, of a run and a logged model of theirs. */
    private String anotherVersionThere(String name) {
        String run = there("theirs", Map.of());
        String tree = modelThere(run);
        door.bean(ModelVersions.class)
                .create(THERE, new ModelVersion.Wanted(name, "models:/" + tree, run, tree, "", "", Map.of()));
        return run;
    }

    @Test
    void aModelThatWasRenamedHereGoesOnUnderItsNameThere() {
        record("");
        String ours = here("ours", Map.of());
        ourVersion(ours);
        delivered();
        String theirs = anotherVersionThere("iris");
        door.bean(Registry.class).setAlias(THERE, "iris", "best", "2");
        rename("iris", "lily");
        delivered();
        assertThat(standing().reason()).contains("it goes on under its name there");
        assertThat(found("lily"))
                .hasValueSatisfying(there -> assertThat(there.name()).isEqualTo("iris"));
        assertThat(others("lily"))
                .extracting(OtherVersion::number, OtherVersion::aliases)
                .containsExactly(tuple("2", List.of("best")));
        for (int time = 0; time < 2; time++) {
            start(Direction.IN);
            assertThat(done().problems()).isZero();
            assertThat(namesHere()).containsExactly("lily");
            assertThat(versionsHere("lily")).extracting(ModelVersion::run).containsExactly(theirs, ours);
            start(Direction.OUT);
            assertThat(done().problems()).isZero();
            assertThat(namesThere()).containsExactly("iris");
            assertThat(door.bean(ModelVersions.class).all(THERE, "iris")).hasSize(2);
        }
        assertThat(others("lily")).isEmpty();
    }

    @Test
    void aModelThatWasImportedAndRenamedIsTheSameThere() {
        String theirs = there("theirs", Map.of());
        versionThere("tulip", theirs, modelThere(theirs));
        record("");
        start(Direction.IN);
        assertThat(done().problems()).isZero();
        rename("tulip", "lily");
        CompletableFuture<OtherModels.Found> theirModels = new CompletableFuture<>();
        rooms.as(() -> {
            rooms.get(OtherModels.class).find(rooms.project(), theirModels::complete);
            return true;
        });
        assertThat(theirModels.join().models()).as("it is here, renamed").isEmpty();
        rooms.as(() -> {
            rooms.get(Registry.class).setAlias(rooms.project(), "lily", "mine", "1");
            return true;
        });
        String run = here("ours", Map.of());
        rooms.as(() -> rooms.get(ModelVersions.class)
                .create(
                        rooms.project(),
                        new ModelVersion.Wanted("lily", "runs:/" + run + "/model", run, "", "", "", Map.of())));
        delivered();
        assertThat(standing().refused()).isZero();
        start(Direction.IN);
        assertThat(done().problems()).isZero();
        assertThat(namesHere()).containsExactly("lily");
        start(Direction.OUT);
        assertThat(done().problems()).isZero();
        assertThat(namesThere()).containsExactly("tulip");
        assertThat(door.bean(ModelVersions.class).all(THERE, "tulip"))
                .extracting(ModelVersion::version, ModelVersion::aliases)
                .containsExactly(tuple(2L, List.of()), tuple(1L, List.of()));
        assertThat(found("lily"))
                .hasValueSatisfying(there -> assertThat(there.name()).isEqualTo("tulip"))
                .hasValueSatisfying(there -> assertThat(there.versions()).containsOnlyKeys(1L, 2L));
    }

    @Test
    void anAliasThatGoesOnFromOursToOneOfTheirsGoesOnThereToo() {
        record("");
        ourVersion(here("ours", Map.of()));
        delivered();
        rooms.as(() -> {
            rooms.get(Registry.class).setAlias(rooms.project(), "iris", "prod", "1");
            return true;
        });
        anotherVersionThere("iris");
        start(Direction.IN);
        assertThat(done().problems()).isZero();
        rooms.as(() -> {
            rooms.get(Registry.class).setAlias(rooms.project(), "iris", "prod", "2");
            rooms.get(Registry.class).setAlias(rooms.project(), "iris", "other", "2");
            return true;
        });
        delivered();
        assertThat(standing().refused()).isZero();
        assertThat(door.bean(ModelVersions.class).all(THERE, "iris"))
                .extracting(ModelVersion::version, ModelVersion::aliases)
                .containsExactly(tuple(2L, List.of("prod")), tuple(1L, List.of()));
        door.bean(Registry.class).setAlias(THERE, "iris", "theirs", "2");
        assertThat(differing("iris"))
                .extracting(OtherAlias::alias, OtherAlias::there, OtherAlias::here)
                .containsExactly(tuple("other", "", 2L), tuple("theirs", "2", null));
    }

    @Test
    void whoseNumberOthersHaveIsExportedUnderTheNextOnce() {
        String theirs = there("theirs", Map.of());
        versionThere("iris", theirs, modelThere(theirs));
        String ours = here("ours", Map.of());
        ourVersion(ours);
        rooms.as(() -> {
            rooms.get(Registry.class).setAlias(rooms.project(), "iris", "prod", "1");
            return true;
        });
        for (int time = 0; time < 2; time++) {
            start(Direction.OUT);
            assertThat(done().problems()).isZero();
            assertThat(door.bean(ModelVersions.class).all(THERE, "iris"))
                    .extracting(ModelVersion::version, ModelVersion::aliases)
                    .containsExactly(tuple(2L, List.of("prod")), tuple(1L, List.of()));
        }
        record("");
        assertThat(found("iris"))
                .hasValueSatisfying(there -> assertThat(there.versions().values())
                        .extracting(RegisteredThere.Version::number)
                        .containsExactly("2"));
    }

    @Test
    void aModelThatWasRenamedThereIsTheSameHereAndItsPageLeadsToIt() {
        String theirs = there("theirs", Map.of());
        versionThere("tulip", theirs, modelThere(theirs));
        ourVersion(here("ours", Map.of()));
        record("");
        start(Direction.IN);
        assertThat(done().problems()).isZero();
        start(Direction.OUT);
        assertThat(done().problems()).isZero();
        Registry registry = door.bean(Registry.class);
        registry.rename(THERE, "tulip", "lily");
        registry.rename(THERE, "iris", "rose");
        for (int time = 0; time < 2; time++) {
            start(Direction.IN);
            assertThat(done().problems()).isZero();
            assertThat(namesHere()).containsExactly("iris", "tulip");
            start(Direction.OUT);
            assertThat(done().problems()).isZero();
            assertThat(namesThere()).containsExactly("lily", "rose");
        }
        assertThat(found("tulip"))
                .hasValueSatisfying(there -> assertThat(there.name()).isEqualTo("lily"));
        assertThat(door.bean(ModelVersions.class).all(THERE, "lily")).hasSize(1);
        assertThat(door.bean(ModelVersions.class).all(THERE, "rose")).hasSize(1);
    }

    @Test
    void aVersionThatHasAnotherNumberHereIsKnownWhenItsModelWasRenamedAndOneThatWasDeletedIsToo() {
        String theirs = there("theirs", Map.of());
        versionThere("iris", theirs, modelThere(theirs));
        anotherVersionThere("iris");
        ourVersion(here("ours", Map.of()));
        start(Direction.IN);
        assertThat(done().problems()).isZero();
        assertThat(versionsHere("iris")).extracting(ModelVersion::version).containsExactly(3L, 2L, 1L);
        String deleted = versionsHere("iris").getFirst().run();
        rooms.as(() -> {
            rooms.get(ModelVersions.class).delete(rooms.project(), "iris", "3");
            return true;
        });
        door.bean(Registry.class).rename(THERE, "iris", "rose");
        for (int time = 0; time < 2; time++) {
            start(Direction.IN);
            assertThat(done().problems()).isZero();
            assertThat(namesHere()).containsExactly("iris");
            assertThat(versionsHere("iris")).extracting(ModelVersion::version).containsExactly(2L, 1L);
            assertThat(versionsHere("iris")).extracting(ModelVersion::run).doesNotContain(deleted);
        }
    }

    @Test
    void aVersionThatWasDeletedHereDoesNotComeBackAndOursIsNotMarkedHere() {
        String theirs = there("theirs", Map.of());
        versionThere("iris", theirs, modelThere(theirs));
        door.bean(ModelVersions.class).setTag(THERE, "iris", "1", "slipway.model_version", "office/1/1/1");
        String ours = here("ours", Map.of());
        ourVersion(ours);
        ourVersion(ours);
        start(Direction.OUT);
        assertThat(done().problems()).isZero();
        rooms.as(() -> {
            rooms.get(ModelVersions.class).delete(rooms.project(), "iris", "2");
            return true;
        });
        door.bean(Registry.class).rename(THERE, "iris", "rose");
        start(Direction.IN);
        assertThat(done().problems()).isZero();
        assertThat(namesHere()).containsExactly("iris");
        assertThat(versionsHere("iris")).extracting(ModelVersion::run).containsExactly(theirs, ours);
        assertThat(versionsHere("iris"))
                .allSatisfy(version -> assertThat(version.tags()).isEmpty());
        rooms.as(() -> {
            rooms.get(Registry.class).delete(rooms.project(), "iris");
            return true;
        });
        start(Direction.IN);
        assertThat(done().problems()).isZero();
        assertThat(namesHere()).as("nor does a model that was").isEmpty();
    }

    @Test
    void aCopyOfOurVersionUnderAnotherNameIsOfOthers() {
        record("");
        ourVersion(here("ours", Map.of()));
        delivered();
        ModelVersion ours = door.bean(ModelVersions.class).all(THERE, "iris").getFirst();
        Registry registry = door.bean(Registry.class);
        registry.create(THERE, "prod", "", Map.of());
        door.bean(ModelVersions.class)
                .create(THERE, new ModelVersion.Wanted("prod", "models:/iris/1", ours.run(), "", "", "", ours.tags()));
        rooms.as(() -> {
            rooms.get(Registry.class).delete(rooms.project(), "iris");
            return true;
        });
        delivered();
        assertThat(namesThere()).containsExactly("prod");
        rooms.as(() -> {
            rooms.get(Registry.class).create(rooms.project(), "iris", "", Map.of());
            return true;
        });
        ourVersion(here("again", Map.of()));
        delivered();
        assertThat(namesThere()).containsExactly("iris", "prod");
        start(Direction.IN);
        assertThat(done().problems()).isZero();
        assertThat(namesHere()).containsExactly("iris", "prod");
    }

    private Optional<RegisteredThere.There> found(String model) {
        return rooms.as(() -> rooms.get(RegisteredThere.class).find(rooms.project(), model));
    }

    private List<OtherAlias> differing(String model) {
        return look(model).aliases();
    }

    private List<OtherVersion> others(String model) {
        return look(model).versions();
    }

    private OtherVersions.Found look(String model) {
        CompletableFuture<OtherVersions.Found> found = new CompletableFuture<>();
        rooms.as(() -> {
            rooms.get(OtherVersions.class).find(rooms.project(), model, found::complete);
            return true;
        });
        return found.join();
    }
}
