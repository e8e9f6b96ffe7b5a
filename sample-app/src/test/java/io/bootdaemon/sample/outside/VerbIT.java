package io.bootdaemon.sample.outside;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What all verbs have in common: no part of the application starts, and what isn't
 * understood is refused.
 */
@ExtendWith(PlaceExtension.class)
class VerbIT {

	@ParameterizedTest
	@ValueSource(strings = { "--status", "--stop", "--reload", "--dump", "--logs" })
	void verbsStartNoBean(String verb, Place place) {
		Outcome outcome = place.sample()
			.with(WritesWhenContextIsMade.class)
			.without("--spring.main.banner-mode")
			.arguments("--logging.file.name=" + place.file("application.log"), verb)
			.run();
		assertThat(outcome.out() + outcome.err()).contains("sample-app").doesNotContain("::", "Started", "Starting");
		assertThat(place.file("context")).doesNotExist();
		assertThat(place.file("application.log")).doesNotExist();
		assertThat(place.remains()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--status", "--restart" })
	void verbsLeaveTheirFlagsToTheApplicationWhenDisabled(String verb, Place place) {
		place.sample()
			.with(ExitsWhenPrepared.class)
			.options("-Dcode=42")
			.arguments("--daemon.enabled=false", verb)
			.run()
			.exits(42);
	}

	@Test
	void whatStandsBehindTwoDashesIsTheApplications(Place place) {
		place.sample().with(ExitsWhenPrepared.class).options("-Dcode=42").arguments("--", "--stop").run().exits(42);
	}

	@ParameterizedTest
	@ValueSource(strings = { "--status --stop", "--stop -d" })
	void twoVerbsAtOnce(String verbs, Place place) {
		place.sample().arguments(verbs.split(" ")).run().exits(64).says("Two things are asked for at once");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--stop --help", "--stop --dry-run", "--restart --wait=3s" })
	void flagThatMeansNothingBesideAVerb(String verbs, Place place) {
		place.sample().arguments(verbs.split(" ")).run().exits(64).says("means nothing beside");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--status", "--stop" })
	void misspeltKeyTypedBesideAVerbSelectsNoOtherDaemon(String verb, Place place) {
		place.sample()
			.arguments(verb, "--daemon.nam=other")
			.run()
			.exits(78)
			.says("'daemon.nam' is not a property", "Did you mean 'daemon.name'?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--logs=abc", "--status=xml", "--restart=never" })
	void operandThatIsNotUnderstood(String verb, Place place) {
		place.sample().arguments(verb).run().exits(64).says("'" + verb + "' is not understood");
	}

	@Test
	void waitWithoutATime(Place place) {
		place.sample().arguments("--status", "--wait").run().exits(64).says("'--wait' is not understood");
	}

}
