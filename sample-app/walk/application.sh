#!/bin/sh
# An application of one's own by the README's section 'Install': its command, dependency and plugin as they stand, then -d.
# usage: application.sh CHECKOUT DIRECTORY      the local repository is a copy in DIRECTORY, so that the user's stays as it is
set -eu
checkout=$1
cd "$2"
mkdir -p repository demo/src/main/java/demo
[ ! -d ~/.m2/repository ] || cp -R ~/.m2/repository/. repository
export MAVEN_OPTS="${MAVEN_OPTS-} -Dmaven.repo.local=$PWD/repository"
# shellcheck disable=SC2016
install=$(sed -n 's/.*`\(mvn [^`]*install\)`.*/\1/p' "$checkout/README.md")
echo "$ $install"
(cd "$checkout" && sh -c "$install")

awk '/^```/ { xml = $0 == "```xml"; next } xml' "$checkout/README.md" >install.xml
cd demo
cat >pom.xml <<END
<project>
	<modelVersion>4.0.0</modelVersion>
	<parent>
		<groupId>org.springframework.boot</groupId>
		<artifactId>spring-boot-starter-parent</artifactId>
		<version>$(sed -n 's/.*<spring-boot.version>\(.*\)<.*/\1/p' "$checkout/pom.xml")</version>
	</parent>
	<groupId>demo</groupId>
	<artifactId>demo</artifactId>
	<version>1</version>
	<dependencies>
		<dependency>
			<groupId>org.springframework.boot</groupId>
			<artifactId>spring-boot-starter-webmvc</artifactId>
		</dependency>
$(sed '/^<!--/,$d' ../install.xml)
	</dependencies>
	<build><plugins>
		<plugin>
			<groupId>org.springframework.boot</groupId>
			<artifactId>spring-boot-maven-plugin</artifactId>
		</plugin>
$(sed '1,/^<!--/d' ../install.xml)
	</plugins></build>
</project>
END
cat >src/main/java/demo/Demo.java <<'END'
package demo;

@org.springframework.boot.autoconfigure.SpringBootApplication
public class Demo {
	public static void main(String[] args) {
		org.springframework.boot.SpringApplication.run(Demo.class, args);
	}
}
END
mvn -q -B -ntp package
java -jar target/demo-1.jar -d 2>errors | tee ready
java -jar target/demo-1.jar --stop
grep -q '^demo-1 is ready: process [0-9]*, http://localhost:8080/,' ready
! grep WARNING errors
