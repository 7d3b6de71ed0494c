using Amazon.CDK;
using MlInfra.Blueprints;

var app = new App();
Blueprint.AddAllTo(app);
app.Synth();
