using Amazon.CDK;
using MlInfra.Blueprints;
using MlInfra.Constructs.Validation;

var app = new App(new AppProps { PolicyValidationBeta1 = [new MlInfraValidator()] });
Blueprint.AddAllTo(app);
app.Synth();
