plugins {
    alias(libs.plugins.android.application)      // AGP 9 has Kotlin built in
    alias(libs.plugins.kotlin.compose)
}

android {
    namespace = "app.soundings"
    compileSdk = 37
    defaultConfig { applicationId = "app.soundings"; minSdk = 26; targetSdk = 35; versionCode = 1; versionName = "0.1" }
    buildTypes {
        release {
            isMinifyEnabled = true
            isShrinkResources = true
            proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"), "rules.pro")
        }
        // As released, but signed here: what `benchmark/` starts.
        create("benchmark") { initWith(getByName("release")); signingConfig = signingConfigs.getByName("debug"); matchingFallbacks += "release" }
    }
    buildFeatures { compose = true }
    compileOptions { sourceCompatibility = JavaVersion.VERSION_17; targetCompatibility = JavaVersion.VERSION_17 }
    // The generated Kotlin comes from `cargo xtask bindings`, the native libraries from `cargo xtask android-libs`.
    sourceSets["main"].kotlin.directories += "../../target/bindings/kotlin"
    sourceSets["main"].jniLibs.directories += "../../target/bindings/jniLibs"
    testOptions { unitTests.isIncludeAndroidResources = true }
}

dependencies {
    implementation(libs.compose.ui)
    implementation(libs.compose.foundation)
    implementation(libs.compose.material.ripple)
    implementation(libs.compose.material3)
    implementation(libs.activity.compose)
    implementation(libs.lifecycle.viewmodel.compose)
    implementation(libs.lifecycle.runtime.compose)
    implementation(libs.navigation.compose)
    implementation(libs.savedstate.compose)
    implementation(libs.core.ktx)
    implementation(libs.coroutines.android)
    implementation(libs.work.runtime)
    implementation(libs.zxing.core)
    implementation(variantOf(libs.jna) { artifactType("aar") })
    testImplementation(libs.jna)
    testImplementation(libs.junit)
    testImplementation(libs.robolectric)
    testImplementation(libs.coroutines.test)
    testImplementation(libs.work.testing)
    testImplementation(libs.compose.ui.test.junit4)
    testImplementation(libs.androidx.test.core)
    testImplementation(libs.androidx.test.monitor)
    testImplementation(libs.androidx.test.ext.junit)
    testImplementation(libs.espresso.core)
    debugImplementation(libs.compose.ui.test.manifest)
}
