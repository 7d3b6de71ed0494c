namespace MlInfra.Templates.Tests.Diagram;

public sealed class FlowTests
{
    private const string Network = """
          Vpc: { Type: 'AWS::EC2::VPC' }
          One: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: !Ref Vpc } }
          Tables: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: !Ref Vpc } }
          Association: { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { SubnetId: !Ref One, RouteTableId: !Ref Tables } }
          Score: { Type: 'AWS::Lambda::Function', Properties: { VpcConfig: { SubnetIds: [!Ref One] } } }

        """;

    [Fact]
    public void A_mapping_is_a_flow_and_no_node()
    {
        var text = Drawn.Of("""
              Orders: { Type: 'AWS::Kinesis::Stream' }
              Score: { Type: 'AWS::Lambda::Function' }
              Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: !GetAtt Orders.Arn, FunctionName: !Ref Score } }
            """);

        Assert.Equal("""
            flowchart LR
              r_Orders[["Orders<br/>Kinesis stream"]]
              r_Score["Score<br/>Lambda function"]
              r_Orders -->|"records"| r_Score

            """, text);
    }

    [Fact]
    public void What_a_role_may_do_is_a_flow_where_no_property_declares_one()
    {
        const string Resources = """
              Data: { Type: 'AWS::S3::Bucket' }
              Score: { Type: 'AWS::Lambda::Function', Properties: { Role: !GetAtt Role.Arn } }
              Role: { Type: 'AWS::IAM::Role' }
              Policy:
                Type: AWS::IAM::Policy
                Properties:
                  Roles: [!Ref Role]
                  PolicyDocument: { Statement: { Effect: EFFECT, Action: ['s3:Get*', 's3:PutObject'], Resource: !Sub '${Data.Arn}/*' } }
            """;

        Assert.Contains("r_Data <-->|\"reads, writes\"| r_Score\n", Drawn.Of(Resources.Replace("EFFECT", "Allow")));
        Assert.DoesNotContain("-->", Drawn.Of(Resources.Replace("EFFECT", "Deny")));
        Assert.DoesNotContain("-->", Drawn.Of(Resources.Replace("EFFECT", "Allow").Replace("!Sub '${Data.Arn}/*'", "'*'")));
    }

    [Fact]
    public void What_another_resource_has_is_shown_as_outside() =>
        Assert.Contains("r_Score -->|\"invokes\"| r_outside_3A_sagemaker_3A_Churn\n", Drawn.Of("""
            Parameters: { Churn: { Type: String } }
            Resources:
              Score: { Type: 'AWS::Lambda::Function', Properties: { Role: !GetAtt Role.Arn } }
              Role:
                Type: AWS::IAM::Role
                Properties:
                  Policies:
                    - PolicyDocument: { Statement: [{ Effect: Allow, Action: 'sagemaker:InvokeEndpoint', Resource: !Sub 'arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:endpoint/${Churn}' }] }
            """));

    [Fact]
    public void A_resource_that_is_named_by_its_name_is_found() =>
        Assert.Contains("r_Orders -.->|\"given up\"| r_Dead\n", Drawn.Of("""
              Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: orders-dead } }
              Orders: { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy: { deadLetterTargetArn: !Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders-dead' } } }
              Other: { Type: 'AWS::SQS::Queue', Properties: { QueueName: dead } }
            """));

    [Fact]
    public void A_workflow_runs_its_jobs_and_calls_what_its_states_name()
    {
        var text = Drawn.Of("""
              Data: { Type: 'AWS::S3::Bucket' }
              Notices: { Type: 'AWS::SNS::Topic' }
              Flow:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  DefinitionString: !Sub |
                    { "StartAt": "Train", "States": {
                      "Train": { "Type": "Task", "Resource": "arn:aws:states:::sagemaker:createTrainingJob.sync", "Next": "Tell", "Parameters": {
                        "InputDataConfig": [{ "DataSource": { "S3DataSource": { "S3Uri": "s3://${Data}/train/" } } }], "OutputDataConfig": { "S3OutputPath": "s3://${Data}/models/" } } },
                      "Tell": { "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": { "TopicArn": "${Notices}", "Message": "${Data}" }, "End": true } } }
            """);

        Assert.Contains("r_Flow -->|\"runs\"| r_Flow_2F_Train\n", text);
        Assert.Contains("r_Data <-->|\"trained model, training data\"| r_Flow_2F_Train\n", text);
        Assert.Contains("r_Flow -->|\"publishes\"| r_Notices\n", text);
        Assert.DoesNotContain("r_Flow --> r_Data", text);
        Assert.DoesNotContain("| r_Data\n", text);

        // The tasks themselves are no places of their own.
        Assert.DoesNotContain("r_Flow_2F_Tell", text);
        Assert.DoesNotContain("r_Flow_2F_Train_23_2", text);
    }

    [Fact]
    public void A_model_serves_through_its_configuration_and_endpoint()
    {
        var text = Drawn.Of("""
              Model: { Type: 'AWS::SageMaker::Model' }
              Config: { Type: 'AWS::SageMaker::EndpointConfig', Properties: { ProductionVariants: [{ ModelName: !GetAtt Model.ModelName }] } }
              Endpoint: { Type: 'AWS::SageMaker::Endpoint', Properties: { EndpointConfigName: !GetAtt Config.EndpointConfigName, EndpointName: churn-live } }
              Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { EndpointConfiguration: { Types: [PRIVATE] } } }
              Method: { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: !Ref Api, Integration: { Uri: !Sub 'arn:aws:apigateway:${AWS::Region}:runtime.sagemaker:path/endpoints/churn-live/invocations' } } }
            """);

        Assert.Contains("r_Model -->|\"variant\"| r_Config\n", text);
        Assert.Contains("r_Config -->|\"configures\"| r_Endpoint\n", text);
        Assert.Contains("r_Api -->|\"calls\"| r_Endpoint\n", text);
        Assert.DoesNotContain("Internet", text);
        Assert.Contains("r_outside_3A_internet -->|\"requests\"| r_Api\n", Drawn.Of("  Api: { Type: 'AWS::ApiGateway::RestApi' }"));
    }

    [Fact]
    public void A_network_encloses_what_is_in_its_subnets() =>
        Assert.Contains("""
              subgraph r_Vpc ["VPC with 1 isolated subnet"]
                r_Score["Score<br/>Lambda function"]
              end
            """.ReplaceLineEndings("\n"), Drawn.Of(Network));

    [Fact]
    public void Subnets_are_told_apart_by_their_way_out()
    {
        var text = Drawn.Of(Network + """
              Gateway: { Type: 'AWS::EC2::InternetGateway' }
              Two: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: !Ref Vpc } }
              Public: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: !Ref Vpc } }
              Out: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: !Ref Public, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway } }
              Second: { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { SubnetId: !Ref Two, RouteTableId: !Ref Public } }
            """);

        Assert.Contains("[\"1 isolated subnet\"]", text);
        Assert.Contains("[\"1 public subnet\"]", text);
    }

    [Fact]
    public void Plumbing_is_folded_into_what_it_serves() =>
        Assert.Equal(["Data", "Score"], Drawn.Picture("""
              Data: { Type: 'AWS::S3::Bucket' }
              DataPolicy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: !Ref Data } }
              Key: { Type: 'AWS::KMS::Key' }
              Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: !Sub '/aws/lambda/${Score}' } }
              Role: { Type: 'AWS::IAM::Role' }
              Score: { Type: 'AWS::Lambda::Function', Properties: { Role: !GetAtt Role.Arn } }
              Maker: { Type: 'AWS::Lambda::Function', Properties: { Role: !GetAtt Role.Arn } }
              Made: { Type: 'Custom::Thing', Properties: { ServiceToken: !GetAtt Maker.Arn, Bucket: !Ref Data } }
            """).Nodes.Select(n => n.Id));

    [Fact]
    public void Alarms_that_tell_the_same_topic_are_one_node() =>
        Assert.Contains("([\"High, Late<br/>2 × Alarm\"])", Drawn.Of("""
              Late: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [!Ref Notices] } }
              High: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [!Ref Notices] } }
              Notices: { Type: 'AWS::SNS::Topic' }
            """));

    [Fact]
    public void Names_lose_what_CDK_adds_and_what_all_begin_with()
    {
        var names = Drawn.Picture("""
              ShopData0A1B2C3D: { Type: 'AWS::S3::Bucket' }
              ShopScore11223344: { Type: 'AWS::Lambda::Function', Metadata: { 'aws:cdk:path': Stack/Shop/Score/Resource } }
              ShopNotices55667788: { Type: 'AWS::SNS::Topic' }
            """).Nodes.Select(n => n.Names[0]);

        Assert.Equal(["Data", "Notices", "Score"], names);
    }
}
